#include <atomic>
#include <barrier>
#include <iostream>
#include <latch>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

int main() {
    std::once_flag once;
    std::atomic<int> made = 0, rounds = 0;
    std::latch ready(3);
    std::barrier turn(3, [&]() noexcept { rounds++; });
    std::counting_semaphore<2> room(2);
    {
        std::vector<std::jthread> workers;
        for (int worker = 0; worker < 3; worker++)
            workers.emplace_back([&] {
                std::call_once(once, [&] { made++; });
                ready.count_down();
                for (int round = 0; round < 4; round++) turn.arrive_and_wait();
                room.acquire();
                std::this_thread::yield();
                room.release();
            });
        ready.wait();
        std::cout << "all ready\n";
    }
    std::cout << made << ' ' << rounds << '\n';
}
