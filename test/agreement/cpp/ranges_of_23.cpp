//@ standard: c++23
#include <iostream>
#include <print>
#include <ranges>
#include <vector>

int main() {
    std::vector<int> numbers{1, 2, 3, 4, 5};
    std::vector<char> letters{'a', 'b', 'c'};
    for (auto [number, letter] : std::views::zip(numbers, letters)) std::cout << number << letter << ' ';
    std::cout << '\n';
    auto doubled = numbers | std::views::transform([](int n) { return 2 * n; }) | std::ranges::to<std::vector>();
    std::println("{} {}", doubled.size(), doubled.back());
}
