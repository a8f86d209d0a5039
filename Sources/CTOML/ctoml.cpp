#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "ctoml.h"

#include <algorithm>
#include <cstring>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

ctoml_text text_of(std::string_view view) { return {view.data(), view.size()}; }

ctoml_kind kind_of(const toml::node &node) {
  switch (node.type()) {
  case toml::node_type::table: return CTOML_TABLE;
  case toml::node_type::array: return CTOML_ARRAY;
  case toml::node_type::string: return CTOML_STRING;
  case toml::node_type::integer: return CTOML_INTEGER;
  case toml::node_type::floating_point: return CTOML_FLOAT;
  case toml::node_type::boolean: return CTOML_BOOLEAN;
  default: return CTOML_DATE;
  }
}

/// The walk over a document: the path to where it stands, and whom it tells.
class Walk {
public:
  Walk(ctoml_visitor visit, void *context) : visit_(visit), context_(context) {}

  void members(const toml::table &table) {
    for (auto &&[key, node] : table) {
      path_.push_back(text_of(key.str()));
      value(node, key.source().begin);
      path_.pop_back();
    }
  }

private:
  void elements(const toml::array &array) {
    size_t index = 0;
    for (const toml::node &node : array) {
      const std::string name = std::to_string(index++);
      path_.push_back(text_of(name));
      value(node, node.source().begin);
      path_.pop_back();
    }
  }

  void value(const toml::node &node, const toml::source_position &position) {
    ctoml_entry entry = {};
    std::string date;
    entry.path = path_.data();
    entry.depth = path_.size();
    entry.kind = kind_of(node);
    entry.line = position.line;
    entry.column = position.column;
    if (auto *string = node.as_string()) entry.text = text_of(string->get());
    if (auto *integer = node.as_integer()) entry.integer = integer->get();
    if (auto *number = node.as_floating_point()) entry.number = number->get();
    if (auto *boolean = node.as_boolean()) entry.boolean = boolean->get();
    if (entry.kind == CTOML_DATE) {
      date = written(node);
      entry.text = text_of(date);
    }
    visit_(context_, &entry);
    if (auto *table = node.as_table()) members(*table);
    if (auto *array = node.as_array()) elements(*array);
  }

  static std::string written(const toml::node &node) {
    std::ostringstream stream;
    if (auto *date = node.as_date()) stream << date->get();
    if (auto *time = node.as_time()) stream << time->get();
    if (auto *both = node.as_date_time()) stream << both->get();
    return stream.str();
  }

  ctoml_visitor visit_;
  void *context_;
  std::vector<ctoml_text> path_;
};

} // namespace

bool ctoml_parse(
    const char *bytes, size_t length, ctoml_visitor visit, void *context, ctoml_error *error) {
  const toml::parse_result result = toml::parse(std::string_view(bytes, length));
  if (result) {
    Walk(visit, context).members(result.table());
    return true;
  }
  const std::string_view message = result.error().description();
  const size_t kept = std::min(message.size(), sizeof(error->message) - 1);
  std::memcpy(error->message, message.data(), kept);
  error->message[kept] = 0;
  error->line = result.error().source().begin.line;
  error->column = result.error().source().begin.column;
  return false;
}
