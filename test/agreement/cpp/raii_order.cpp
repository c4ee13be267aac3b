#include <iostream>
#include <stdexcept>

struct Guard {
    const char *name;
    ~Guard() { std::cout << "leave " << name << '\n'; }
};

Guard global{"global"};

void inner() {
    Guard here{"inner"};
    throw std::runtime_error("halfway");
}

struct Both {
    Guard first{"first member"};
    Guard second{"second member"};
};

int main() {
    static Guard fixed{"static"};
    try {
        Guard outer{"outer"};
        Both both;
        inner();
        std::cout << "never\n";
    } catch (const std::exception &error) {
        std::cout << "caught " << error.what() << '\n';
    }
    Guard last{"last"};
    std::cout << "end of main\n";
}
