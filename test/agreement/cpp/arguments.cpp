//@ args: ["one", "two words", "drei ß"]
#include <iostream>

int main(int count, char **words) {
    for (int index = 1; index < count; index++) std::cout << index << ": " << words[index] << '\n';
    return count;
}
//@ ends: exit 4
