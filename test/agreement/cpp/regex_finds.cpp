#include <iostream>
#include <regex>
#include <string>

int main() {
    std::string text = "born 1815-12-10, died 1852-11-27";
    std::regex date(R"((\d{4})-(\d{2})-(\d{2}))");
    for (std::sregex_iterator found(text.begin(), text.end(), date), end; found != end; ++found)
        std::cout << (*found)[3] << '.' << (*found)[2] << '.' << (*found)[1] << '\n';
    std::cout << std::regex_replace(text, date, "$1") << '\n';
    try {
        std::regex("(");
    } catch (const std::regex_error &) {
        std::cout << "regex_error\n";
    }
}
