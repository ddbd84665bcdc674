package org.sayso.authorization.users;

class H2UsersTests extends UsersContract {

    @Override
    String url() {
        return "";
    }
}
