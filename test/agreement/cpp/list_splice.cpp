#include <forward_list>
#include <iostream>
#include <list>

int main() {
    std::list<int> odd{1, 3, 5}, even{2, 4};
    auto third = std::next(odd.begin(), 2);
    odd.splice(third, even);
    odd.sort(std::greater{});
    for (int number : odd) std::cout << number << ' ';
    std::cout << even.empty() << '\n';
    std::forward_list<int> chain{1, 1, 2, 2, 3};
    chain.unique();
    chain.reverse();
    for (int number : chain) std::cout << number << ' ';
    std::cout << '\n';
}
