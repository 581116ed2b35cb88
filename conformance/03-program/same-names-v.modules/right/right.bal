public function side() returns string => "right";
