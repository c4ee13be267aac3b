//@ standard: c++17
#include <iostream>
#include <map>
#include <string_view>

template <class... Numbers> auto sum(Numbers... numbers) { return (numbers + ... + 0); }

int main() {
    std::cout << (__cplusplus == 201703L) << sum(1, 2, 3) << '\n';
    std::map<std::string_view, int> ages{{"Ada", 36}};
    if (auto found = ages.find("Ada"); found != ages.end()) std::cout << found->second << '\n';
}
