#include <cstdio>
#include <stdexcept>
#include <thread>
//@ ends: abort

int main() {
    std::puts("before");
    std::fflush(stdout);
    std::thread([] { throw std::runtime_error("in a thread"); }).join();
    std::puts("never");
}
