#include <iostream>
#include <map>
#include <set>

int main() {
    std::set<int> numbers{5, 1, 3, 1};
    std::cout << *numbers.lower_bound(2) << ' ' << *numbers.upper_bound(3) << ' ' << numbers.size() << '\n';
    std::multimap<char, const char *> friends{{'a', "Ada"}, {'b', "Bob"}, {'a', "Alan"}};
    auto [from, to] = friends.equal_range('a');
    for (; from != to; ++from) std::cout << from->second << '\n';
}
