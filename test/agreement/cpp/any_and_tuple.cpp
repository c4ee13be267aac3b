#include <any>
#include <iostream>
#include <string>
#include <tuple>

int main() {
    std::any thing = 5;
    std::cout << std::any_cast<int>(thing) << '\n';
    thing = std::string("text");
    std::cout << (thing.type() == typeid(std::string)) << (std::any_cast<int>(&thing) == nullptr) << '\n';
    try {
        std::any_cast<double>(thing);
    } catch (const std::bad_any_cast &) {
        std::cout << "bad_any_cast\n";
    }
    auto record = std::tuple(1, 'b', 2.5);
    auto [number, letter, value] = record;
    std::cout << number << letter << value << ' ' << (record < std::tuple(1, 'c', 0.0)) << '\n';
    std::apply([](auto... parts) { std::cout << sizeof...(parts) << '\n'; }, record);
    int low, high;
    std::tie(low, high) = std::pair(3, 4);
    std::cout << low + high << '\n';
}
