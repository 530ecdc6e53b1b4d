#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform {

/// Edit distance with insertions, deletions, replacements and swaps of neighbours, each of cost 1.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that the word was probably meant to be; empty if none is near enough.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// `did you mean 'x'?`, or `fallback` where nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         std::string_view fallback = {});

}  // namespace conform
