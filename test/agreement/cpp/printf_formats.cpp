#include <cinttypes>
#include <cstdio>

int main() {
    std::printf("%5d|%-5d|%05d|%+d|% d\n", 42, 42, 42, 42, 42);
    std::printf("%x %X %#o %u %c %s %%\n", 255, 255, 8, 4000000000u, 'c', "text");
    std::printf("%.2f %8.3e %g %a\n", 2.0 / 3, 12345.678, 1e-5, 1.0);
    std::printf("%lld %" PRIu64 " %zu %hhd\n", -9000000000LL, UINT64_MAX, sizeof(int), (signed char)-1);
    std::printf("%.3s|%*d|%-*d|\n", "abcdef", 6, 1, 4, 2);
    char buffer[10];
    int length = std::snprintf(buffer, sizeof buffer, "%d-%d", 123456, 789012);
    std::printf("%s %d\n", buffer, length);
    std::fprintf(stderr, "to stderr\n");
}
