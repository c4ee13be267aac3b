#include <iostream>
#include <map>
#include <sstream>
#include <string>

int main() {
    std::istringstream text("the cat and the dog and the bird");
    std::map<std::string, int> counts;
    for (std::string word; text >> word;) ++counts[word];
    for (const auto &[word, count] : counts) std::cout << word << ": " << count << '\n';
    auto [place, fresh] = counts.try_emplace("cat", 99);
    std::cout << place->second << ' ' << fresh << ' ' << counts.contains("cow") << '\n';
    auto node = counts.extract("dog");
    node.key() = "wolf";
    counts.insert(std::move(node));
    std::cout << counts.rbegin()->first << '\n';
}
