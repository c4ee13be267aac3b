#include <format>
#include <iostream>
#include <string>

int main() {
    std::cout << std::format("{:>6}|{:<6}|{:^6}|{:06}\n", 42, 42, 42, 42);
    std::cout << std::format("{:#x} {:#b} {:o} {:+d} {:c}\n", 255, 5, 8, 3, 65);
    std::cout << std::format("{:.3f} {:e} {:g} {} {}\n", 3.14159, 1234.5, 0.0001, 0.1 + 0.2, 1e100);
    std::cout << std::format("{1} {0} {{}} {2:*^9}\n", "a", std::string("b"), "mid");
    std::cout << std::format("{} {} {}\n", true, 'x', 1.0f / 3);
    try {
        std::cout << std::vformat("{:d}\n", std::make_format_args("text"));
    } catch (const std::format_error &) {
        std::cout << "format_error\n";
    }
}
