#include <cmath>
#include <cstdio>
#include <iostream>
#include <limits>

int main() {
    std::cout << 1.0 / 0.0 << ' ' << std::sqrt(-1.0) * 0 - 0 * 1 << ' ' << std::isnan(std::nan("")) << '\n';
    std::cout << 0.1 + 0.2 << ' ' << (0.1 + 0.2 == 0.3) << ' ' << 1e16 + 1 << '\n';
    std::printf("%.17g %.9g\n", 0.1, 0.1f);
    std::cout << std::floor(-1.5) << std::round(2.5) << std::trunc(-2.7) << ' ' << std::fmod(7, 3) << '\n';
    std::printf("%.10f %.10f %.10f\n", std::sin(1), std::exp(1), std::pow(2, 0.5));
    std::cout << std::numeric_limits<double>::epsilon() << ' ' << std::hypot(3, 4) << '\n';
}
