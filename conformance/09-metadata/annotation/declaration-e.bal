// An annotation's type is true, a mapping of cloneable values, or a list of
// those; source attach points need const.

annotation int a on type; // @error
annotation map<int> b on type;
annotation true c on type;
annotation d on source type; // @error
const annotation e on source type;
annotation map<string>[] g on type;
