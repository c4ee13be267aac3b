//@ standard: c++23
#include <expected>
#include <iostream>
#include <string>

std::expected<int, std::string> half(int number) {
    if (number % 2) return std::unexpected("odd: " + std::to_string(number));
    return number / 2;
}

int main() {
    auto good = half(8).and_then(half).transform([](int n) { return n * 100; });
    auto bad = half(6).and_then(half);
    std::cout << *good << ' ' << bad.error() << ' ' << bad.value_or(0) << '\n';
}
