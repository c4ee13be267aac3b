#include <iostream>
#include <queue>
#include <stack>
#include <string>
#include <vector>

int main() {
    std::stack<int> stack;
    std::queue<int> queue;
    std::priority_queue<int, std::vector<int>, std::greater<>> smallest;
    for (int number : {4, 2, 8}) stack.push(number), queue.push(number), smallest.push(number);
    std::cout << stack.top() << queue.front() << smallest.top() << '\n';
    stack.pop(), queue.pop(), smallest.pop();
    std::cout << stack.top() << queue.front() << smallest.top() << '\n';
}
