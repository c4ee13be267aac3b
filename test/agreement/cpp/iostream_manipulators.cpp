#include <iomanip>
#include <iostream>
#include <sstream>

int main() {
    std::cout << std::hex << std::showbase << 255 << ' ' << std::oct << 8 << std::dec << ' ' << std::uppercase << 10 << '\n';
    std::cout << std::setw(8) << std::setfill('.') << 42 << std::left << std::setw(6) << "ab" << "|\n";
    std::cout << std::fixed << std::setprecision(2) << 3.14159 << ' ' << std::scientific << 12345.678 << std::defaultfloat
              << ' ' << 0.1 << ' ' << 1e20 << '\n';
    std::cout << std::boolalpha << true << ' ' << std::quoted("say \"hi\"") << '\n';
    std::ostringstream out;
    out << "part " << 1;
    std::cout << out.str() << ' ' << out.tellp() << '\n';
    const void *nothing = nullptr;
    std::cout << (nothing == nullptr) << '\n';
}
