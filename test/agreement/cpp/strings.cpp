#include <iostream>
#include <string>
#include <string_view>

int main() {
    std::string text = "a short text that is long enough for the heap";
    std::cout << text.substr(2, 5) << '|' << text.find("that") << '|' << text.rfind(' ') << '\n';
    text.replace(0, 7, "one");
    text += '!';
    std::cout << text << ' ' << text.size() << '\n';
    std::string_view view = text;
    view.remove_prefix(4);
    std::cout << view.substr(0, 4) << ' ' << view.ends_with("heap!") << ' ' << (view < "zebra") << '\n';
    std::cout << std::stoi("42") + std::stod("0.5") << ' ' << std::to_string(7) + "up" << '\n';
    std::string utf8 = "Grüße, 世界";
    std::cout << utf8 << ' ' << utf8.size() << '\n';
}
