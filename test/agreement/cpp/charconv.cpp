#include <charconv>
#include <iostream>
#include <string_view>

int main() {
    int number = 0;
    std::string_view text = "123abc";
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::cout << number << ' ' << (end - text.data()) << ' ' << (error == std::errc{}) << '\n';
    char buffer[40];
    auto result = std::to_chars(buffer, buffer + sizeof buffer, 0.1);
    std::cout << std::string_view(buffer, result.ptr) << '\n';
    result = std::to_chars(buffer, buffer + sizeof buffer, 255, 16);
    std::cout << std::string_view(buffer, result.ptr) << '\n';
}
