#include <algorithm>
#include <iostream>
#include <ranges>
#include <string>
#include <vector>

int main() {
    namespace views = std::views;
    auto squares = views::iota(1) | views::transform([](int n) { return n * n; }) |
                   views::filter([](int n) { return n % 2 == 1; }) | views::take(5);
    for (int square : squares) std::cout << square << ' ';
    std::cout << '\n';
    std::string text = "one,two,,three";
    for (auto part : text | views::split(',')) std::cout << '[' << std::string_view(&*part.begin(), part.size()) << ']';
    std::cout << '\n';
    struct Person { std::string name; int age; };
    std::vector<Person> people{{"Eve", 30}, {"Ann", 25}, {"Bob", 35}};
    std::ranges::sort(people, {}, &Person::age);
    for (const auto &name : people | views::transform(&Person::name) | views::reverse) std::cout << name << ' ';
    std::cout << std::ranges::max(people, {}, &Person::name).age << '\n';
}
