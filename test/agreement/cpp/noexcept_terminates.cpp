#include <cstdio>
#include <stdexcept>
//@ ends: abort

void promise() noexcept { throw std::runtime_error("broken promise"); }

int main() {
    std::puts("before");
    std::fflush(stdout);
    promise();
}
