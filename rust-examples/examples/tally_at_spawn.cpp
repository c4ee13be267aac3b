// Two threads add to one tally, and the compiler accepts
// it.

#include <iostream>
#include <memory>
#include <thread>

int main() {
    auto served = std::make_shared<int>(0);
    auto in_worker = served;

    std::thread worker([in_worker] {
        *in_worker += 1;
    });
    *served += 1;
    worker.join();

    std::cout << "served: " << *served << "\n";
}
