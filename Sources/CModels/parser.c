#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/parser.bin"
};

const uint8_t *sayso_model_parser(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
