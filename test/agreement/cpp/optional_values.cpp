#include <iostream>
#include <optional>
#include <string>

std::optional<int> parse(const std::string &text) {
    if (text.empty()) return std::nullopt;
    return std::stoi(text);
}

int main() {
    std::cout << parse("12").value_or(-1) << ' ' << parse("").value_or(-1) << '\n';
    std::optional<std::string> name;
    std::cout << name.has_value() << '\n';
    name.emplace(3, 'z');
    std::cout << *name << ' ' << name->size() << '\n';
    try {
        std::cout << parse("").value();
    } catch (const std::bad_optional_access &error) {
        std::cout << "bad_optional_access\n";
    }
}
