#include <array>
#include <iostream>
#include <stdexcept>
#include <vector>

int main() {
    std::vector<int> numbers{1, 2, 3};
    std::array<int, 2> pair{4, 5};
    for (std::size_t index = 0; index < 5; index++) {
        try {
            std::cout << numbers.at(index) << ' ';
            std::cout << pair.at(index) << '\n';
        } catch (const std::out_of_range &) {
            std::cout << "no " << index << '\n';
        }
    }
}
