#include <atomic>
#include <iostream>
#include <thread>

int main() {
    std::atomic<int> stage = 0;
    std::atomic<long> sum = 0;
    std::thread other([&] {
        stage.wait(0);
        std::cout << "stage " << stage << '\n';
        sum.fetch_add(40);
        stage = 2;
        stage.notify_all();
    });
    stage = 1;
    stage.notify_one();
    stage.wait(1);
    sum += 2;
    other.join();
    int expected = 2;
    std::cout << stage.compare_exchange_strong(expected, 9) << stage << ' ' << sum << ' ' << stage.is_lock_free() << '\n';
}
