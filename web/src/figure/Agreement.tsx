import styles from './FigurePanel.module.css';

/** The browser reckons the value by itself; a difference is a fault that must be seen. */
export function Agreement({ agrees }: { readonly agrees: boolean }) {
  return agrees ? (
    <p className={styles['agreement']} data-agreement="same">
      ✓ 이 화면이 사건에서 다시 셈한 값과 같습니다.
    </p>
  ) : (
    <p className={styles['disagreement']} data-agreement="different" role="alert">
      ▲ 이 화면이 사건에서 다시 셈한 값과 다릅니다. 이 숫자를 쓰지 말고 관리자에게 알리십시오.
    </p>
  );
}
