// The image holds the address of its own table, so its copy reads the original's table.
//@ sanitize: address

#include <cstdint>
#include <cstdio>

struct Image {
    const uint32_t *targets;
    uint32_t table[6];
};

uint32_t get_target(const Image &image,
                    size_t idx) {
    return image.targets[idx];
}

int main() {
    Image *built = new Image{
        nullptr, {40, 41, 42, 43, 44, 45}};
    built->targets = &built->table[2];
    std::printf("built: %u\n",
                get_target(*built, 3));

    Image loaded = *built;
    delete built;
    loaded.table[5] = 99;
    std::printf("loaded: %u\n",
                get_target(loaded, 3));
}
