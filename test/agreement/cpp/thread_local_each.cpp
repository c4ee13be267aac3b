#include <iostream>
#include <string>
#include <thread>

struct Log {
    std::string name = "new";
    ~Log() { std::cout << "end of " << name << '\n'; }
};
thread_local Log log_of_thread;
thread_local int count = 5;

int main() {
    log_of_thread.name = "main";
    count++;
    std::thread([] {
        std::cout << log_of_thread.name << ' ' << count << '\n';
        log_of_thread.name = "other";
        count = 100;
    }).join();
    std::cout << log_of_thread.name << ' ' << count << '\n';
}
