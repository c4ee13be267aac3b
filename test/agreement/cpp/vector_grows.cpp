#include <iostream>
#include <vector>

int main() {
    std::vector<int> numbers{3, 1, 4};
    numbers.insert(numbers.begin() + 1, 9);
    numbers.erase(numbers.begin());
    numbers.resize(5, 7);
    for (int number : numbers) std::cout << number << ' ';
    std::cout << "\nsize " << numbers.size() << ", back " << numbers.back() << '\n';
    std::erase_if(numbers, [](int number) { return number == 7; });
    std::cout << "left " << numbers.size() << '\n';
}
