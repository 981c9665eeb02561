// What Swift needs of libhdf5: its constants are macros, and some of its functions have other names in other releases.
#include <hdf5.h>
#include <stdlib.h>
#include <string.h>

/// Makes the library silent and keeps it from loading plug-ins.
static inline int ch_start(void) {
  if (H5open() < 0 || H5Eset_auto2(H5E_DEFAULT, NULL, NULL) < 0) return -1;
  return H5PLset_loading_state(0);
}

/// Opens a file that lies in memory, to read it; negative if it is none.
static inline hid_t ch_open(void *bytes, size_t length) {
  hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  if (access < 0 || H5Pset_fapl_core(access, 1 << 16, 0) < 0) return -1;
  if (H5Pset_file_image(access, bytes, length) < 0) return -1;
  return H5Fopen("image", H5F_ACC_RDONLY, access);
}

/// How many links a group has; negative on failure.
static inline long long ch_link_count(hid_t group) {
  H5G_info_t info;
  return H5Gget_info(group, &info) < 0 ? -1 : (long long)info.nlinks;
}

/// The name of a link by its place in the order of the names, if the link is a hard one; its length, 0 for other links, or
/// negative on failure.
static inline long ch_link_name(hid_t group, unsigned long long place, char *name, size_t size) {
#if H5_VERSION_GE(1, 12, 0)
  H5L_info2_t info;
  if (H5Lget_info_by_idx2(group, ".", H5_INDEX_NAME, H5_ITER_INC, place, &info, H5P_DEFAULT) < 0) return -1;
#else
  H5L_info_t info;
  if (H5Lget_info_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, place, &info, H5P_DEFAULT) < 0) return -1;
#endif
  if (info.type != H5L_TYPE_HARD) return 0;
  return (long)H5Lget_name_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, place, name, size, H5P_DEFAULT);
}

/// Opens what a link leads to.
static inline hid_t ch_open_object(hid_t group, const char *name) { return H5Oopen(group, name, H5P_DEFAULT); }

static inline int ch_is_group(hid_t object) { return H5Iget_type(object) == H5I_GROUP; }
static inline int ch_is_dataset(hid_t object) { return H5Iget_type(object) == H5I_DATASET; }

/// The rank of an array of numbers that lies in the file itself, its extents in `extents`; -1 where it is none, or has more
/// than `limit` axes.
static inline int ch_extents(hid_t dataset, hsize_t *extents, int limit) {
  hid_t type = H5Dget_type(dataset), space = H5Dget_space(dataset), plan = H5Dget_create_plist(dataset);
  if (type < 0 || space < 0 || plan < 0) return -1;
  H5T_class_t kind = H5Tget_class(type);
  if (kind != H5T_FLOAT && kind != H5T_INTEGER) return -1;
  if (H5Pget_layout(plan) == H5D_VIRTUAL || H5Pget_external_count(plan) != 0) return -1;
  int rank = H5Sget_simple_extent_ndims(space);
  if (rank < 0 || rank > limit || H5Sget_simple_extent_type(space) == H5S_NULL) return -1;
  if (H5Sget_simple_extent_dims(space, extents, NULL) < 0) return -1;
  H5Tclose(type), H5Sclose(space), H5Pclose(plan);
  return rank;
}

/// Reads all numbers of an array, converted to 32 bits.
static inline int ch_read(hid_t dataset, float *values) {
  return H5Dread(dataset, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
}

/// The texts of an attribute, one behind the other with a zero behind each: a buffer to be freed, its length in `length`,
/// the number of texts in `count`. NULL where there is no such attribute or it holds no texts.
static inline char *ch_texts(hid_t object, const char *name, size_t limit, size_t *count, size_t *length) {
  if (H5Aexists(object, name) <= 0) return NULL;
  hid_t attribute = H5Aopen(object, name, H5P_DEFAULT);
  if (attribute < 0) return NULL;
  hid_t type = H5Aget_type(attribute), space = H5Aget_space(attribute);
  if (type < 0 || space < 0 || H5Tget_class(type) != H5T_STRING) return NULL;
  hssize_t points = H5Sget_simple_extent_npoints(space);
  if (points < 0 || (size_t)points > limit) return NULL;
  *count = (size_t)points, *length = 0;
  char *result = (char *)malloc(limit + 1);
  if (!result) return NULL;
  if (H5Tis_variable_str(type) > 0) {
    char **texts = (char **)calloc(*count + 1, sizeof(char *));
    if (!texts || H5Aread(attribute, type, texts) < 0) return NULL;
    for (size_t i = 0; i < *count; i++) {
      size_t size = texts[i] ? strlen(texts[i]) : 0;
      if (*length + size + 1 > limit) return NULL;
      if (size) memcpy(result + *length, texts[i], size);
      result[*length + size] = 0;
      *length += size + 1;
    }
    return result;
  }
  size_t width = H5Tget_size(type);
  if (width == 0 || width > limit || (*count && width > limit / *count)) return NULL;
  char *texts = (char *)calloc(*count + 1, width);
  if (!texts || H5Aread(attribute, type, texts) < 0) return NULL;
  for (size_t i = 0; i < *count; i++) {
    size_t size = strnlen(texts + i * width, width);
    if (*length + size + 1 > limit) return NULL;
    memcpy(result + *length, texts + i * width, size);
    result[*length + size] = 0;
    *length += size + 1;
  }
  return result;
}
