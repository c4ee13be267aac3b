#include <cstdio>
#include <memory>

struct Noisy {
    int id;
    explicit Noisy(int number) : id(number) { std::printf("made %d\n", id); }
    ~Noisy() { std::printf("gone %d\n", id); }
};

int main() {
    auto first = std::make_unique<Noisy>(1);
    auto second = std::move(first);
    std::printf("%d %d\n", first == nullptr, second->id);
    second = std::make_unique<Noisy>(2);
    auto closer = [](std::FILE *) { std::puts("closed"); };
    std::unique_ptr<std::FILE, decltype(closer)> file(stdout, closer);
    auto many = std::make_unique<int[]>(3);
    std::printf("%d\n", many[2]);
    delete second.release();
    std::puts("end");
}
