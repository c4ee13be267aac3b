#include <compare>
#include <iostream>

struct Version {
    int major, minor;
    auto operator<=>(const Version &) const = default;
    Version operator+(int more) const { return {major, minor + more}; }
    explicit operator bool() const { return major > 0; }
    int operator()(int times) const { return times * minor; }
    friend std::ostream &operator<<(std::ostream &out, const Version &version) {
        return out << version.major << '.' << version.minor;
    }
};

Version operator""_v(unsigned long long major) { return {int(major), 0}; }

int main() {
    Version old{1, 9}, fresh = 2_v + 3;
    std::cout << old << ' ' << fresh << ' ' << (old < fresh) << (old == old) << ' ' << bool(Version{}) << fresh(4) << '\n';
    std::cout << ((old <=> fresh) < 0) << '\n';
}
