#include <cstdlib>
#include <iostream>
//@ ends: exit 3

struct Loud {
    const char *name;
    ~Loud() { std::cout << name << " ends\n"; }
};
Loud global{"global"};
thread_local Loud local{"thread_local"};

int main() {
    Loud automatic{"automatic"};
    local.name = "thread's";
    std::atexit([] { std::cout << "atexit\n"; });
    std::exit(3);
}
