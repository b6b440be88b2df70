/** The one page there is without a token, until the web page takes its place (issue 5). */
export const LOG_IN_PAGE = `<!doctype html>
<html lang="ko">
<head><meta charset="utf-8"><title>성과원장 로그인</title><meta name="viewport" content="width=device-width"></head>
<body>
<main>
<h1>성과원장</h1>
<form method="post" action="/api/auth/login">
<p><label>로그인 이름 <input name="loginName" autocomplete="username" required></label></p>
<p><label>비밀번호 <input name="password" type="password" autocomplete="current-password" required></label></p>
<p><button>로그인</button></p>
</form>
</main>
</body>
</html>
`;
