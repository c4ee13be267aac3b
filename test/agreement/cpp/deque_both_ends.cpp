#include <deque>
#include <iostream>

int main() {
    std::deque<char> word;
    for (char letter : {'c', 'd', 'e'}) word.push_back(letter);
    for (char letter : {'b', 'a'}) word.push_front(letter);
    word.pop_back();
    for (char letter : word) std::cout << letter;
    std::cout << ' ' << word[2] << ' ' << word.size() << '\n';
}
