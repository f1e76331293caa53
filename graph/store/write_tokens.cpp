#include "graph/store/write_tokens.h"

#include "graph/store/byte_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/refusals.h"

namespace notegraph::store {

std::string encode_token(const TokenRecord& record) {
  ByteWriter writer;
  writer.put_varint(record.sequence);
  writer.put_be64(record.request_hash);
  return writer.take();
}

Result<TokenRecord> decode_token(std::string_view bytes) {
  ByteReader reader(bytes);
  TokenRecord record;
  record.sequence = reader.read_varint();
  record.request_hash = reader.read_be64();
  return finish_record(reader, "token", record);
}

Result<std::optional<std::uint64_t>> find_token(const WriteToken& token, const FactReader& reader,
                                                std::uint64_t sequence) {
  if (Status status = check_token(token); !status) return status;
  const auto bytes = reader.records().get(token_key(token.key));
  if (!bytes) return bytes.status();
  if (!*bytes) return std::optional<std::uint64_t>();
  const Result<TokenRecord> known = decode_token(**bytes);
  if (!known) return known.status();
  // A program that knows no tokens may have made the writes by which it should have been forgotten.
  if (known->sequence + kKeptChanges <= sequence) return std::optional<std::uint64_t>();
  if (known->request_hash != token.request_hash) return token_taken(token, known->sequence);
  return std::optional(known->sequence);
}

void put_token(const WriteToken& token, std::uint64_t sequence, RecordSink& sink) {
  sink.put(token_key(token.key), encode_token({sequence, token.request_hash}));
  sink.put(tokened_write_key(sequence), token.key);
}

Status erase_token(std::uint64_t sequence, const FactReader& reader, RecordSink& sink) {
  const auto key = reader.records().get(tokened_write_key(sequence));
  if (!key) return key.status();
  if (!*key) return {};
  sink.erase(token_key(**key));
  sink.erase(tokened_write_key(sequence));
  return {};
}

}  // namespace notegraph::store
