//@ stdin: "3 4\nand a line\n17 x\n"
#include <iostream>
#include <limits>
#include <string>

int main() {
    int a, b;
    std::cin >> a >> b;
    std::cin.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    std::string line;
    std::getline(std::cin, line);
    std::cout << a * b << " [" << line << "]\n";
    int number;
    while (std::cin >> number) std::cout << "number " << number << '\n';
    std::cout << std::cin.fail() << std::cin.eof() << '\n';
    std::cin.clear();
    char rest;
    std::cin >> rest;
    std::cout << rest << '\n';
}
