#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <vector>

int main() {
    int base = 10;
    auto by_value = [base](int more) { return base + more; };
    auto by_reference = [&base](int more) { return base += more; };
    base = 20;
    std::cout << by_value(1) << ' ' << by_reference(1) << ' ' << base << '\n';
    auto counter = [count = 0]() mutable { return ++count; };
    counter(), counter();
    std::cout << counter() << '\n';
    auto owner = [kept = std::make_unique<int>(7)] { return *kept; };
    std::cout << owner() << '\n';
    std::function<int(int)> factorial = [&](int n) { return n < 2 ? 1 : n * factorial(n - 1); };
    std::cout << factorial(10) << '\n';
    auto twice = []<class T>(T value) { return value + value; };
    std::cout << twice(2) << twice(std::string("ab")) << '\n';
    std::vector<int> numbers{5, 2, 9};
    std::sort(numbers.begin(), numbers.end(), [](int a, int b) { return a > b; });
    std::cout << numbers[0] << numbers[1] << numbers[2] << '\n';
}
