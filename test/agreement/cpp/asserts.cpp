#include <cassert>
#include <cstdio>
//@ ends: abort

int main() {
    std::puts("before");
    std::fflush(stdout);
    int answer = 41;
    assert(answer == 42);
}
