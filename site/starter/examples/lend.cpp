// Two readers may borrow a value at the same time.
//@ prints: first 3, second 3
//@ prints: and again 3

#include <iostream>

int main() {
    const int number = 3;
    const int &first = number;
    const int &second = number;
    std::cout << "first " << first;
    std::cout << ", second " << second << '\n';
    std::cout << "and again " << number << '\n';
}
