//@ stdin: "12 apples\n7 pears\n"
#include <cstdio>

int main() {
    int count;
    char what[20];
    while (std::scanf("%d %19s", &count, what) == 2) std::printf("%s: %d\n", what, count);
    std::printf("%d\n", std::getchar() == EOF);
}
