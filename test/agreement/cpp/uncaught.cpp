#include <iostream>
#include <stdexcept>
//@ ends: abort

int main() {
    std::cout << "before" << std::endl;
    throw std::runtime_error("nobody catches this");
}
