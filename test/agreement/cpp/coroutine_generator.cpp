#include <coroutine>
#include <iostream>
#include <utility>

struct Numbers {
    struct promise_type {
        int value = 0;
        Numbers get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int number) { value = number; return {}; }
        void return_void() {}
        void unhandled_exception() { throw; }
    };
    std::coroutine_handle<promise_type> handle;
    Numbers(std::coroutine_handle<promise_type> given) : handle(given) {}
    Numbers(Numbers &&other) : handle(std::exchange(other.handle, {})) {}
    ~Numbers() { if (handle) handle.destroy(); }
    bool next() { handle.resume(); return !handle.done(); }
};

Numbers count(int to) {
    for (int number = 1; number <= to; number++) co_yield number * number;
    std::cout << "done\n";
}

int main() {
    Numbers numbers = count(4);
    while (numbers.next()) std::cout << numbers.handle.promise().value << '\n';
}
