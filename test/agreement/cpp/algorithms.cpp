#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

int main() {
    std::vector<int> numbers{7, 3, 9, 1, 5};
    std::nth_element(numbers.begin(), numbers.begin() + 2, numbers.end());
    std::cout << numbers[2] << '\n';
    std::ranges::sort(numbers);
    std::cout << std::ranges::binary_search(numbers, 9) << std::ranges::count_if(numbers, [](int n) { return n > 4; }) << '\n';
    std::rotate(numbers.begin(), numbers.begin() + 2, numbers.end());
    for (int number : numbers) std::cout << number;
    std::vector<int> sums(numbers.size());
    std::partial_sum(numbers.begin(), numbers.end(), sums.begin());
    std::cout << ' ' << sums.back() << ' ' << std::inner_product(numbers.begin(), numbers.end(), sums.begin(), 0) << '\n';
    std::string word = "abc";
    do std::cout << word << ' ';
    while (std::next_permutation(word.begin(), word.end()));
    std::cout << std::gcd(12, 18) << std::midpoint(2, 8) << std::clamp(11, 0, 9) << '\n';
}
