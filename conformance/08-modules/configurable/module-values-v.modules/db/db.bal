configurable string host = "local";
configurable int port = 5432;

public function where() returns string => string `${host}:${port}`;
