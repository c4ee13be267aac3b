// A playlist keeps the address of a song, and then grows.
//@ sanitize: address

#include <cstdio>
#include <vector>

int main() {
    std::vector<const char*> songs{"So What", "Naima"};
    auto current = &songs[0];
    songs.push_back("Solar");
    std::vector<const char*> ads{"Buy soap", "Buy tea"};
    std::printf("songs: %zu\n", songs.size());
    std::printf("ads: %zu\n", ads.size());
    std::printf("now playing: %s\n", *current);
}
