#include <iostream>
#include <string>
#include <utility>

void take(const std::string &text) { std::cout << "lvalue " << text << '\n'; }
void take(std::string &&text) { std::cout << "rvalue " << text << '\n'; }

template <class... Parts> void pass(Parts &&...parts) { (take(std::forward<Parts>(parts)), ...); }

int main() {
    std::string kept = "kept";
    const std::string fixed = "fixed";
    pass(kept, std::string("new"), fixed, std::move(kept));
}
