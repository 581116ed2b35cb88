// No object is a client and a service.

client service class Both { // @error
}
