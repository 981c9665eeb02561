/// What the files of the shim share: how oneDNN's objects are held, and the differences between its versions.
#pragma once

#include "COneDNN.h"
#include <oneapi/dnnl/dnnl.h>
#include <stdlib.h>

#define ODN_V3 (DNNL_VERSION_MAJOR >= 3)

struct odn_descriptor {
  dnnl_memory_desc_t md;
};

struct odn_memory {
  dnnl_memory_t memory;
};

struct odn_primitive {
  dnnl_primitive_desc_t description;
  dnnl_primitive_t primitive;
};

// Version 2 passes descriptors as pointers to structures, version 3 as handles.
#if ODN_V3
typedef const_dnnl_memory_desc_t odn_md;
static inline odn_md odn_md_of(const odn_descriptor *d) { return d ? d->md : NULL; }
#else
typedef const dnnl_memory_desc_t *odn_md;
static inline odn_md odn_md_of(const odn_descriptor *d) { return d ? &d->md : NULL; }
#endif

static inline dnnl_prop_kind_t odn_direction(bool training) {
  return training ? dnnl_forward_training : dnnl_forward_inference;
}

static inline const_dnnl_primitive_desc_t odn_hint(const odn_primitive *forward) {
  return forward ? forward->description : NULL;
}

/// The one CPU engine of the process.
dnnl_engine_t odn_engine(void);

/// No function.
static const ODNFunction ODNFunctionLinear = {0};

/// Attributes with the scratch memory left to the caller and a function applied to the result.
dnnl_primitive_attr_t odn_attributes(ODNFunction function);

/// Compiles a description, which the result owns from then on; frees `attributes`. Passes a failed `status` through.
int odn_finish(odn_primitive **result, dnnl_status_t status, dnnl_primitive_desc_t description,
               dnnl_primitive_attr_t attributes);

#if !ODN_V3
/// Makes a description from version 2's operation descriptor.
dnnl_status_t odn_describe(dnnl_primitive_desc_t *description, dnnl_status_t status, const void *operation,
                           dnnl_primitive_attr_t attributes, const odn_primitive *forward);
#endif
